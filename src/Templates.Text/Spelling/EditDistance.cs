namespace WaTemplates.Text.Spelling;

/// <summary>Suggestions for misspelt names.</summary>
internal static class EditDistance
{
    /// <summary>The known name nearest to the written one, or null where none is near: a third of its length, at most 3 edits.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        string? nearest = null;
        var smallest = int.MaxValue;
        foreach (var name in known)
        {
            var distance = string.Equals(written, name, StringComparison.OrdinalIgnoreCase) ? 0 : Between(written.ToLowerInvariant(), name.ToLowerInvariant());
            if (distance < smallest && distance <= Math.Min(3, Math.Max(1, Math.Max(written.Length, name.Length) / 3)))
            {
                smallest = distance;
                nearest = name;
            }
        }

        return nearest;
    }

    /// <summary>Number of inserted, deleted, replaced or swapped neighbouring characters that turn one text into the other.</summary>
    public static int Between(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 3)
            return int.MaxValue;

        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
