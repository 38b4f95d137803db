package dev.parley.model;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param purpose one word for the usage log: reply, summary, …
 * @param subject whom it is for, an id without personal data
 */
public record Prompt(String purpose, String subject, List<Message> messages, List<Tool> tools) {
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
}
