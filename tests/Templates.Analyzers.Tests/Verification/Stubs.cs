namespace WaTemplates.Testing;

/// <summary>Public shapes of libraries that the tests do without.</summary>
internal static class Stubs
{
    /// <summary>The names of <see cref="RuntimeNames"/>.</summary>
    public const string Runtime = """
        #nullable enable
        #pragma warning disable CS1591
        namespace WaTemplates.Runtime
        {
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;

            public sealed class TemplateMessage
            {
                public TemplateMessage(string template, string language, string mailingList, IReadOnlyDictionary<string, string> values)
                    => (Template, Language, MailingList, Values) = (template, language, mailingList, values);
                public string Template { get; }
                public string Language { get; }
                public string MailingList { get; }
                public IReadOnlyDictionary<string, string> Values { get; }
            }

            public sealed class TemplateDefinition { }

            public interface ITemplateSender { Task SendAsync(TemplateMessage message, string to, CancellationToken cancellationToken); }

            public interface ITemplateCatalog
            {
                TemplateDefinition Get(string name, string language);
                bool TryGet(string name, string language, out TemplateDefinition? template);
            }

            public enum ReplyKind { Yes, No, Unsubscribe, Unclear, Free }

            public sealed class Reply
            {
                public ReplyKind Kind { get; set; }
                public Task RespondAsync(string text, CancellationToken cancellationToken) => Task.CompletedTask;
            }
        }
        """;

    /// <summary>What Twilio's helper library shows of sending a message.</summary>
    public const string Twilio = """
        #pragma warning disable
        namespace Twilio.Types
        {
            public class PhoneNumber
            {
                public PhoneNumber(string number) { }
                public static implicit operator PhoneNumber(string number) => new PhoneNumber(number);
            }
        }
        namespace Twilio.Rest.Api.V2010.Account
        {
            using System.Threading.Tasks;
            using Twilio.Types;

            public class CreateMessageOptions
            {
                public CreateMessageOptions(PhoneNumber to) { To = to; }
                public PhoneNumber To { get; }
                public PhoneNumber From { get; set; }
                public string Body { get; set; }
                public string ContentSid { get; set; }
                public string ContentVariables { get; set; }
            }

            public class MessageResource
            {
                public static MessageResource Create(CreateMessageOptions options) => null;
                public static MessageResource Create(PhoneNumber to, string pathAccountSid = null, PhoneNumber from = null, string messagingServiceSid = null, string body = null, string contentSid = null, string contentVariables = null) => null;
                public static Task<MessageResource> CreateAsync(CreateMessageOptions options) => null;
                public static Task<MessageResource> CreateAsync(PhoneNumber to, string pathAccountSid = null, PhoneNumber from = null, string messagingServiceSid = null, string body = null, string contentSid = null, string contentVariables = null) => null;
            }
        }
        """;
}
