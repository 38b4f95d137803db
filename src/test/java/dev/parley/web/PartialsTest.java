package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PartialsTest {
    private final Partials partials = new Partials(Duration.ofMillis(200));

    @Test
    void theFirstWordsGoAtOnce() {
        assertThat(partials.offer(words("a", "hello"), at(0))).contains(words("a", "hello"));
        assertThat(partials.waiting()).isFalse();
    }

    @Test
    void atMostFiveASecondGoOutPerCallAndTheNewestWordsWin() {
        var told = new ArrayList<LiveMessage>();
        for (var ms = 0; ms < 1000; ms += 10) {
            told.addAll(partials.due(at(ms)));
            partials.offer(words("a", "word " + ms), at(ms)).ifPresent(told::add);
        }

        assertThat(told).hasSizeLessThanOrEqualTo(5).startsWith(words("a", "word 0"), words("a", "word 190"));
    }

    @Test
    void theLastWordsAreToldEvenIfNoneFollow() {
        partials.offer(words("a", "one"), at(0));
        assertThat(partials.offer(words("a", "one two"), at(50))).isEmpty();

        assertThat(partials.due(at(199))).isEmpty();
        assertThat(partials.due(at(200))).containsExactly(words("a", "one two"));
        assertThat(partials.due(at(400))).isEmpty();
    }

    @Test
    void oneCallDoesNotHoldUpAnother() {
        partials.offer(words("a", "one"), at(0));

        assertThat(partials.offer(words("b", "eins"), at(10))).contains(words("b", "eins"));
    }

    @Test
    void wordsAreNotToldAfterTheTurnThatTheyBelongTo() {
        partials.offer(words("a", "one"), at(0));
        partials.offer(words("a", "one two"), at(50));
        partials.settle("a");

        assertThat(partials.due(at(1000))).isEmpty();
    }

    @Test
    void nothingIsKeptOfACallThatEnded() {
        partials.offer(words("a", "one"), at(0));
        partials.offer(words("a", "one two"), at(50));
        partials.forget("a");

        assertThat(partials.waiting()).isFalse();
        assertThat(partials.offer(words("a", "new"), at(60))).contains(words("a", "new"));
    }

    private static LiveMessage.PartlyHeard words(String call, String text) {
        return new LiveMessage.PartlyHeard(call, text);
    }

    private static Duration at(int ms) {
        return Duration.ofMillis(ms);
    }
}
