package dev.parley.think;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.knowledge.Knowledge;
import dev.parley.knowledge.Knowledge.Found;
import dev.parley.knowledge.Snippet;
import dev.parley.talk.Dialogue;
import dev.parley.talk.Speaker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookUpTest {
    private static final Found FOUND =
            new Found(true, List.of(new Snippet("fees.html", "The first meeting is free.", 1, 1, true)));
    private static final Dialogue ASKED = Dialogue.EMPTY.plus(Speaker.CALLER, "What does the first meeting cost?");

    @Test
    void theCallersLastWordsAreLookedUp() {
        assertThat(about(TestThinking.found(FOUND), ASKED)).isEqualTo(FOUND);
    }

    @Test
    void aSearchThatHangsHoldsNobodyUp() {
        var begun = System.nanoTime();
        assertThat(about(TestThinking.knowledge(Uni.createFrom().nothing()), ASKED))
                .isEqualTo(Found.NOTHING);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(TestThinking.SETTINGS.lookUp())
                .isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aSearchThatFailsIsAsGoodAsNone() {
        var broken = TestThinking.knowledge(Uni.createFrom().failure(new IllegalStateException("no database")));
        assertThat(about(broken, ASKED)).isEqualTo(Found.NOTHING);
    }

    @Test
    void silenceAndSingleWordsAreNotLookedUp() {
        var knowledge = TestThinking.found(FOUND);
        assertThat(about(knowledge, Dialogue.EMPTY)).isEqualTo(Found.NOTHING);
        assertThat(about(knowledge, Dialogue.EMPTY.plus(Speaker.CALLER, "Yes, please.")))
                .isEqualTo(Found.NOTHING);
        assertThat(about(knowledge, ASKED.plus(Speaker.AGENT, "One moment."))).isEqualTo(Found.NOTHING);
    }

    private static Found about(Knowledge knowledge, Dialogue dialogue) {
        return new LookUp(knowledge, TestThinking.SETTINGS)
                .about(TestThinking.question(dialogue))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
