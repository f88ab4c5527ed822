namespace Microsoft.Build.Framework;

/// <summary>
/// Marks a task that may run in a thread beside others, as MSBuild does with <c>-mt</c>. MSBuild looks for the name only, so
/// the own declaration keeps the task loadable by versions that do not know it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
