namespace WaTemplates.Cli.Importing;

/// <summary>Of several texts for one template and language, the one to take.</summary>
internal static class ContentVersions
{
    /// <summary>Keeps the foremost version of each of Twilio's contents; an account holds every one that was ever submitted.</summary>
    public static void KeepForemost(SourceReading reading)
    {
        foreach (var versions in reading.Texts.Where(text => text.Standing is not null).GroupBy(text => text.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).ToArray())
        {
            var foremost = versions.MaxBy(text => text.Standing!.Precedence)!;
            foreach (var other in versions.Where(text => !ReferenceEquals(text, foremost)))
            {
                reading.Texts.Remove(other);
                if (!other.HasSameTexts(foremost))
                    reading.Skipped.Add($"{other.Origin}: another version of {other.Id} is taken, {foremost.Origin}");
            }
        }
    }

    /// <summary>Drops texts that two sources hold alike; where they differ, only the user can choose.</summary>
    public static void RefuseDifferences(SourceReading reading)
    {
        foreach (var same in reading.Texts.GroupBy(text => text.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).ToArray())
        {
            // Twilio knows samples and category, too.
            var first = same.OrderBy(text => text.Standing is null).First();
            foreach (var other in same.Where(text => !ReferenceEquals(text, first)))
            {
                reading.Texts.Remove(other);
                if (!other.HasSameTexts(first))
                    reading.Problems.Add($"{first.Origin} and {other.Origin} both hold {first.Id}, with different texts. Leave one of them out, or give it another name.");
            }
        }

        reading.ThrowIfProblems();
    }
}
