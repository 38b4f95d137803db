package dev.parley.usage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.privacy.Ask;
import dev.parley.privacy.Holding;
import dev.parley.privacy.Kind;
import dev.parley.privacy.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Uses of models name the call that they were for. What they cost stays, and no longer says for whom. */
@Singleton
class UsesHeld implements Holding {
    private static final List<Kind> KINDS = List.of(new Kind("modelUses", "model_uses where subject = any({calls})"));

    @Override
    public String room() {
        return "usage";
    }

    @Override
    public Uni<Map<String, List<JsonNode>>> tell(Trace trace) {
        return Kind.tell(KINDS, trace);
    }

    @Override
    public Uni<Map<String, Integer>> erase(Trace trace) {
        return Ask.change(trace, "update model_uses set subject = '' where subject = any({calls})")
                .map(rows -> Map.of("modelUses", rows));
    }
}
