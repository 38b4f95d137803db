package dev.parley.call;

import dev.parley.talk.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a conversation has become, and what is to be done about it, in order. */
record Advance(Conversation conversation, List<Command> commands) {
    static Advance to(State state, Memory memory) {
        return new Advance(new Conversation(state, memory), List.of());
    }

    Advance and(Command... more) {
        return new Advance(
                conversation, Stream.concat(commands.stream(), Stream.of(more)).toList());
    }

    /** And then this happens. */
    Advance on(Happening happening) {
        var next = conversation.inState(happening);
        return next.after(commands);
    }

    Advance tell(CallEvent... facts) {
        return and(Stream.of(facts).map(Command.Tell::new).toArray(Command[]::new));
    }

    /** These commands before those that are already here. */
    Advance after(List<Command> earlier) {
        var all = new ArrayList<>(earlier);
        all.addAll(commands);
        return new Advance(conversation, List.copyOf(all));
    }
}
