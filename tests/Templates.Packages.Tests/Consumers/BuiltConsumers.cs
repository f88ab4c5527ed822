namespace WaTemplates.Packages.Tests.Consumers;

/// <summary>Throw-away projects that use the packages, restored and built in one go: starting the SDK for each would take most of the time.</summary>
public sealed class BuiltConsumers(PackedProducts products) : IAsyncLifetime
{
    private const string Runnable = "<OutputType>Exe</OutputType><Nullable>enable</Nullable>";

    internal string Output { get; private set; } = "";

    internal string this[string relative] => products["consumers/" + relative];

    /// <summary>Runs the SDK in a project's folder.</summary>
    internal Task<CommandResult> Run(string project, params string[] arguments) => products.Run("consumers/" + project, arguments);

    internal void Write(string relative, string content) => products.Write("consumers/" + relative, content);

    public async ValueTask InitializeAsync()
    {
        var version = products.Version;
        Add("Sending/Sending.csproj", ConsumerProject.File(version, packages: "WaTemplates.Runtime WaTemplates.Simulator", properties: Runnable), "Program.cs", ConsumerCode.Console("Sending.WaTemplates"));
        Add("Named/Named.csproj", ConsumerProject.File(version, packages: "WaTemplates.Runtime WaTemplates.Simulator", properties: Runnable + "<WaTemplatesNamespace>Acme.Messages</WaTemplatesNamespace>"), "Program.cs", ConsumerCode.Console("Acme.Messages"));
        Add("Library/Library.csproj", ConsumerProject.File(version, packages: "WaTemplates.Runtime"), "Asking.cs", ConsumerCode.Library);
        Add("Several/Several.csproj", ConsumerProject.File(version, "net10.0;netstandard2.0", properties: "<LangVersion>latest</LangVersion>"), "Empty.cs", "internal static class Empty;");
        Add("Alone/Alone.csproj", ConsumerProject.File(version));
        Add("FSharp/FSharp.fsproj", ConsumerProject.File(version, packages: "WaTemplates.Runtime", items: """<Compile Include="Asking.fs" />"""), "Asking.fs", ConsumerCode.FSharp);
        Add("VisualBasic/VisualBasic.vbproj", ConsumerProject.File(version, packages: "WaTemplates.Runtime", properties: "<OptionStrict>On</OptionStrict>"), "Asking.vb", ConsumerCode.VisualBasic);
        products.Write("consumers/all.proj", """
            <Project DefaultTargets="Build">
              <ItemGroup><Consumer Include="*/*.*proj" /></ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Consumer)" Targets="Restore" BuildInParallel="true" /></Target>
              <Target Name="Build"><MSBuild Projects="@(Consumer)" Targets="Build" BuildInParallel="true" /></Target>
            </Project>
            """);
        var build = await products.Run("consumers", "build", "all.proj", "-nologo", "-tl:off", "-m", "-v:m");
        Assert.True(build.Succeeded, build.Output);
        Output = build.Output;
    }

    public ValueTask DisposeAsync() => default;

    private void Add(string project, string content, string file = "", string code = "")
    {
        var folder = Path.GetDirectoryName(project)!;
        Write(project, content);
        Write($"{folder}/messages/portal_feedback.wa.yaml", ConsumerProject.Template);
        if (file.Length > 0)
            Write($"{folder}/{file}", code);
    }
}
