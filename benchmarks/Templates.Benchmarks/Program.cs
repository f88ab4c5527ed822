using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using WaTemplates.Benchmarks;

// "corpus DIR N" writes the templates the benchmarks use, for timing whole commands on them.
if (args is ["corpus", var folder, var count])
{
    Corpus.Write(folder, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

// "ratio N PAIRS" is the ratio that has an aim.
if (args is ["ratio", var templates, var pairs])
{
    CompileRatio.Print(int.Parse(templates, System.Globalization.CultureInfo.InvariantCulture), int.Parse(pairs, System.Globalization.CultureInfo.InvariantCulture));
    return 0;
}

// In process: all figures of a table come from one run of one build.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(9));
BenchmarkSwitcher.FromAssembly(typeof(CompileBenchmarks).Assembly).Run(args, config);
return 0;
