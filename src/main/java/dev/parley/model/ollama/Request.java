package dev.parley.model.ollama;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.parley.model.Prompt;

/** Says a prompt in langchain4j's words. */
final class Request {
    private Request() {}

    static ChatRequest of(Prompt prompt) {
        var request = ChatRequest.builder()
                .messages(prompt.messages().stream().map(Request::message).toList());
        prompt.written().ifPresent(written -> request.maxOutputTokens(written.longest()));
        return prompt.tools().isEmpty()
                ? request.build()
                : request.toolSpecifications(
                                prompt.tools().stream().map(Request::tool).toList())
                        .build();
    }

    private static ChatMessage message(Prompt.Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private static ToolSpecification tool(Prompt.Tool tool) {
        var schema = JsonObjectSchema.builder();
        tool.arguments().forEach(argument -> add(schema, argument));
        schema.required(tool.arguments().stream().map(Prompt.Argument::name).toList());
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(schema.build())
                .build();
    }

    private static void add(JsonObjectSchema.Builder schema, Prompt.Argument argument) {
        if (argument.allowed().isEmpty()) {
            schema.addStringProperty(argument.name(), argument.description());
        } else {
            schema.addEnumProperty(argument.name(), argument.allowed(), argument.description());
        }
    }
}
