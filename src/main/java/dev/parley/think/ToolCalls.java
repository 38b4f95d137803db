package dev.parley.think;

import dev.parley.model.Piece;
import dev.parley.model.Prompt.Argument;
import dev.parley.model.Prompt.Tool;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tools a model may call, and what its calls are worth: names and arguments are checked here, whatever it was told. */
final class ToolCalls {
    private static final int LONGEST_REASON = 200;
    private static final String PAUSE = "pause";
    private static final String RESUME = "resume";

    private final Question question;
    private final int longestValue;

    ToolCalls(Question question, int longestValue) {
        this.question = question;
        this.longestValue = longestValue;
    }

    static List<Tool> offer(Question question) {
        var tools = new ArrayList<Tool>();
        tools.add(new Tool("end_call", "The caller wants to end the call.", List.of()));
        tools.add(new Tool(
                "hand_over",
                "The caller wants to speak to a person.",
                List.of(new Argument("reason", "why, in a few words", List.of()))));
        tools.add(new Tool(
                "recording",
                "Pauses the recording before the caller tells a card number, a password or another secret, and resumes it"
                        + " after that.",
                List.of(new Argument("state", "pause or resume", List.of(PAUSE, RESUME)))));
        if (!question.transfers().isEmpty()) {
            tools.add(new Tool(
                    "transfer",
                    "The caller wants to be put through to one of these departments.",
                    List.of(new Argument("to", "which one", question.transfers()))));
        }
        if (!question.targets().isEmpty()) {
            tools.add(saveSlot(question.targets()));
        }
        return tools;
    }

    /** What a call means; empty when it means nothing that is allowed. */
    Optional<Thought> check(Piece.ToolCalled call) {
        try {
            var arguments = call.arguments().isBlank() ? new JsonObject() : new JsonObject(call.arguments());
            return switch (call.name()) {
                case "end_call" -> Optional.of(new Thought.EndWished());
                case "hand_over" -> Optional.of(new Thought.HandOverWished(reason(text(arguments, "reason"))));
                case "recording" -> recording(text(arguments, "state"));
                case "transfer" ->
                    allowed(question.transfers(), text(arguments, "to")).map(Thought.TransferWished::new);
                case "save_slot" -> noted(text(arguments, "slot"), text(arguments, "value"));
                default -> Optional.empty();
            };
        } catch (DecodeException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Thought> recording(String state) {
        return switch (state) {
            case PAUSE -> Optional.of(new Thought.RecordingPaused(true));
            case RESUME -> Optional.of(new Thought.RecordingPaused(false));
            default -> Optional.empty();
        };
    }

    private Optional<Thought> noted(String slot, String value) {
        if (value.isEmpty() || value.length() > longestValue) {
            return Optional.empty();
        }
        return question.targets().stream()
                .filter(target -> target.slot().equals(slot))
                .findFirst()
                .flatMap(target -> canonical(target, value))
                .map(allowed -> new Thought.SlotNoted(slot, allowed));
    }

    private static Optional<String> canonical(Question.Target target, String value) {
        return target.allowed().isEmpty() ? Optional.of(value) : allowed(target.allowed(), value);
    }

    private static Optional<String> allowed(List<String> values, String value) {
        return values.stream()
                .filter(allowed -> key(allowed).equals(key(value)))
                .findFirst();
    }

    private static String key(String value) {
        return value.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }

    private static String reason(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_REASON
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_REASON));
    }

    private static String text(JsonObject arguments, String name) {
        var value = arguments.getValue(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? value.toString().replaceAll("[\\p{Cntrl}\\s]+", " ").strip()
                : "";
    }

    private static Tool saveSlot(List<Question.Target> targets) {
        var slots = targets.stream().map(Question.Target::slot).toList();
        var meaning = new StringBuilder("what the caller said, in the caller's words.");
        for (var target : targets) {
            meaning.append(' ').append(target.slot()).append(": ").append(target.description());
            if (!target.allowed().isEmpty()) {
                meaning.append(", one of ").append(String.join(", ", target.allowed()));
            }
            meaning.append('.');
        }
        return new Tool(
                "save_slot",
                "Notes one fact that the caller just told.",
                List.of(
                        new Argument("slot", "which fact", slots),
                        new Argument("value", meaning.toString(), List.of())));
    }
}
