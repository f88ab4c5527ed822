using System.Text.Json;

namespace WaTemplates.Simulator.Faults;

/// <summary>Reads fault files: <c>{ "seed": 7, "faults": [ { "fault": "accept-then-close", "probability": 0.1 } ] }</c>.</summary>
internal static class FaultFile
{
    private static readonly string[] Keys =
        ["fault", "operation", "to", "contentSid", "probability", "after", "count", "delay", "maximumDelay", "httpStatus", "code", "status", "retryAfter", "body", "pageSize"];

    public static FaultPlan Parse(ReadOnlySpan<byte> json, string path)
    {
        var bom = "\uFEFF"u8;
        var reader = new FaultFileReader(json.StartsWith(bom) ? json[bom.Length..] : json, path);
        reader.Next(JsonTokenType.StartObject, "an object with \"faults\"");
        long? seed = null;
        var faults = new List<Fault>();
        while (reader.Read() && reader.Token == JsonTokenType.PropertyName)
        {
            switch (reader.Name)
            {
                case "seed": seed = reader.Whole(); break;
                case "faults": ReadFaults(ref reader, faults); break;
                default: throw reader.Wrong($"\"{reader.Name}\" is not one of seed, faults.");
            }
        }

        if (reader.Read())
            throw reader.Wrong("Nothing may follow the object.");
        return new FaultPlan(faults) { Seed = seed };
    }

    private static void ReadFaults(ref FaultFileReader reader, List<Fault> faults)
    {
        reader.Next(JsonTokenType.StartArray, "an array of faults");
        while (reader.Read() && reader.Token != JsonTokenType.EndArray)
        {
            if (reader.Token != JsonTokenType.StartObject)
                throw reader.Wrong("Here a fault is expected, an object.");
            var position = reader.Position;
            var fault = ReadFault(ref reader, position);
            if (FaultLimits.Violation(fault) is { } violation)
                throw reader.WrongAt(position, violation);
            faults.Add(fault);
        }
    }

    private static Fault ReadFault(ref FaultFileReader reader, long position)
    {
        FaultKind? kind = null;
        FaultOperation? operation = null;
        var values = new Fault(FaultKind.None);
        while (reader.Read() && reader.Token == JsonTokenType.PropertyName)
        {
            switch (reader.Name)
            {
                case "fault": kind = reader.OneOf(FaultNames.Kinds); break;
                case "operation": operation = reader.OneOf(FaultNames.Operations); break;
                case "to": values = values with { To = reader.Texts() }; break;
                case "contentSid": values = values with { ContentSid = reader.Text() }; break;
                case "probability": values = values with { Probability = reader.Number() }; break;
                case "after": values = values with { After = reader.Whole() }; break;
                case "count": values = values with { Count = reader.Whole() }; break;
                case "delay": values = values with { Delay = reader.Seconds() }; break;
                case "maximumDelay": values = values with { MaximumDelay = reader.Seconds() }; break;
                case "httpStatus": values = values with { HttpStatus = (int)reader.Whole() }; break;
                case "code": values = values with { Code = (int)reader.Whole() }; break;
                case "status": values = values with { Status = reader.Text() }; break;
                case "retryAfter": values = values with { RetryAfter = reader.Text() }; break;
                case "body": values = values with { Body = reader.Text() }; break;
                case "pageSize": values = values with { PageSize = (int)reader.Whole() }; break;
                default: throw reader.Wrong($"\"{reader.Name}\" is not one of {string.Join(", ", Keys)}.");
            }
        }

        if (kind is not { } known)
            throw reader.WrongAt(position, "The fault lacks \"fault\", which says what goes wrong.");
        var byDefault = new Fault(known).Operation;
        return values with { Kind = known, Operation = operation ?? byDefault };
    }
}
