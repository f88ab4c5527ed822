using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Rules.Consent;

/// <summary>A rule about the answers of a two-way template.</summary>
internal abstract class TwoWayRule(RuleDescriptor descriptor) : BodyRule(descriptor)
{
    protected sealed override bool AppliesTo(Template template) => template.Kind?.Value == TemplateKind.TwoWay;
}
