using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Crm.Testing;

/// <summary>Keeps what was logged.</summary>
public sealed class CapturedLogs : ILoggerProvider
{
    /// <summary>An entry each: its level, its text and what was thrown.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Logger<object>(Lines);

    /// <summary>A logger for a class that a test makes itself.</summary>
    public ILogger<T> For<T>() => new Logger<T>(Lines);

    /// <inheritdoc />
    public void Dispose() { }

    private sealed class Logger<T>(ConcurrentQueue<string> lines) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) =>
            lines.Enqueue(
                $"{logLevel}: {formatter(state, exception)} {exception?.Message}".TrimEnd()
            );
    }
}
