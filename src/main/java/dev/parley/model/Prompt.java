package dev.parley.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param purpose one word for the usage log: reply, summary, …
 * @param subject whom it is for, an id without personal data
 * @param written how the answer is to be written when a program reads it; empty for words that are spoken
 * @param team whose use it is
 */
public record Prompt(
        String purpose,
        String subject,
        List<Message> messages,
        List<Tool> tools,
        Optional<Written> written,
        long team) {
    /** Whose telephone calls are. */
    private static final long FIRST_TEAM = 1;

    /** An answer that will be spoken. */
    public Prompt(String purpose, String subject, List<Message> messages, List<Tool> tools) {
        this(purpose, subject, messages, tools, Optional.empty(), FIRST_TEAM);
    }

    public Prompt {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public record Message(Role role, String text) {}

    /** Something the model may call instead of, or besides, speaking. */
    public record Tool(String name, String description, List<Argument> arguments) {
        public Tool {
            arguments = List.copyOf(arguments);
        }
    }

    /** @param allowed the values the model is told to choose from; empty for any text */
    public record Argument(String name, String description, List<String> allowed) {
        public Argument {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * An answer in JSON. Nobody waits for it on the telephone, so it has its own limits instead of those of a reply, and
     * its failures do not open the breaker that calls depend on.
     *
     * @param schema JSON Schema of the answer
     * @param longest most tokens of the answer
     * @param within how long it may take in all
     */
    public record Written(String schema, int longest, Duration within) {}
}
