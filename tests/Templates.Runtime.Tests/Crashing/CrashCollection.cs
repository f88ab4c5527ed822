namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>Alone on the machine, as far as this process goes: the lag of the simulator's list must stay below the settle time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class CrashCollection
{
    public const string Name = "crash";
}
