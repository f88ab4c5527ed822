using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WaTemplates.Runtime.Tests.Running;

/// <summary>Stands before a service and does something before or after its calls.</summary>
public class Interceptor : DispatchProxy
{
    private static readonly MethodInfo Later = typeof(Interceptor).GetMethod(nameof(LaterAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private object? real;
    private Action<string, object?[]>? before;
    private Func<string, object, Task>? after;

    /// <summary>Puts one before a registered service.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="before">Called with the method and its arguments.</param>
    /// <param name="after">Called with the method and its finished task; the caller waits for it.</param>
    public static void Replace<T>(IServiceCollection services, Action<string, object?[]>? before = null, Func<string, object, Task>? after = null)
        where T : class
    {
        var real = services.Last(service => service.ServiceType == typeof(T)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton(provider => Around((T)real(provider), before, after)));
    }

    private static T Around<T>(T real, Action<string, object?[]>? before, Func<string, object, Task>? after)
        where T : class
    {
        var proxy = Create<T, Interceptor>();
        var interceptor = (Interceptor)(object)proxy;
        (interceptor.real, interceptor.before, interceptor.after) = (real, before, after);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        before?.Invoke(targetMethod!.Name, args!);
        var result = targetMethod!.Invoke(real, args);
        return after is not null && result is Task task && task.GetType().IsGenericType && targetMethod.ReturnType.IsGenericType
            ? Later.MakeGenericMethod(targetMethod.ReturnType.GenericTypeArguments).Invoke(null, [task, targetMethod.Name, after])
            : result;
    }

    private static async Task<T> LaterAsync<T>(Task<T> task, string method, Func<string, object, Task> after)
    {
        var result = await task;
        await after(method, task);
        return result;
    }
}
