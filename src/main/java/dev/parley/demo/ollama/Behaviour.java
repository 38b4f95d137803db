package dev.parley.demo.ollama;

import java.util.List;

/** How the stand-in treats one chat request. */
public sealed interface Behaviour {
    /** Words what the prompt suggests; what it does unless told otherwise. */
    record ByRule() implements Behaviour {}

    /** Says this, token by token, whatever it is: JSON, markdown, another language, nothing. */
    record Says(String text) implements Behaviour {}

    /** Says this and stops at its length limit. */
    record RunsOut(String text) implements Behaviour {}

    /** Calls tools, then says this. */
    record Calls(List<ToolCall> calls, String text) implements Behaviour {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /** @param arguments a JSON object */
    record ToolCall(String name, String arguments) {}

    /** Says so many tokens of this, then nothing, and keeps the connection open. */
    record Stalls(String text, int tokens) implements Behaviour {}

    /** Says so many tokens of this, then closes the connection. */
    record HangsUp(String text, int tokens) implements Behaviour {}

    /** Answers with this HTTP status. */
    record Refuses(int status, String body) implements Behaviour {}

    /** Sends these lines as they are. */
    record Babbles(List<String> lines) implements Behaviour {
        public Babbles {
            lines = List.copyOf(lines);
        }
    }
}
