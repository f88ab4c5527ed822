using System.CommandLine;
using System.CommandLine.Help;

namespace WaTemplates.Cli.Commands;

/// <summary>All commands under one root.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand("WhatsApp message templates as code: checks YAML templates and makes Twilio submission files of them.")
        {
            NewCommand.Create(),
            CheckCommand.Create(),
            BuildCommand.Create(),
            ConvertCommand.Create(),
            PreviewCommand.Create(),
            ImportCommand.Create(),
            PlanCommand.Create(),
            SubmitCommand.Create(),
            StatusCommand.Create(),
            QualtricsCommand.Create(),
            DoctorCommand.Create(),
            SenderCommand.Create(),
            SendCommand.Create(),
            DistributeCommand.Create(),
            DistributionCommand.Create(),
            OptOutCommand.Create(),
            ContactCommand.Create(),
            LedgerCommand.Create(),
            ServeCommand.Create(),
            SimulatorCommand.Create(),
            DevCommand.Create(),
            ReplyCommand.Create(),
            LspCommand.Create(),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
                help.Action = new ExamplesHelp((HelpAction)help.Action!);
        }

        return root;
    }
}
