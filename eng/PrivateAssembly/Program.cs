using Mono.Cecil;
using Mono.Cecil.Cil;

// Copies an assembly under another identity, without its key. Analyzers, tasks and tools of other packages may
// load their own version of the original; a private name keeps each side on the copy it was compiled against.
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: PrivateAssembly INPUT.dll OUTPUT.dll NEW-NAME");
    return 2;
}

using var assembly = AssemblyDefinition.ReadAssembly(args[0]);
assembly.Name.Name = args[2];
assembly.Name.PublicKey = [];
assembly.Name.HasPublicKey = false;
assembly.MainModule.Name = args[2] + ".dll";
assembly.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[1]))!);
// A one-shot process pays more for compiling an expression than it ever gets back by running it.
foreach (var method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
{
    foreach (var creation in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Newobj && ((MethodReference)i.Operand).DeclaringType.FullName == "System.Text.RegularExpressions.Regex"))
    {
        if (creation.Previous.OpCode == OpCodes.Ldc_I4_8)
            creation.Previous.OpCode = OpCodes.Ldc_I4_0;
    }
}

// Mvid and time stamp are derived from the content, so the same input gives the same bytes.
assembly.Write(args[1], new WriterParameters { DeterministicMvid = true, Timestamp = 0 });
return 0;
