package dev.parley.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySequenceTest {
    private static final KeySequence STAR_HASH = new KeySequence("*#", "", 0);

    @Test
    void theKeysHaveToComeInOrderAndSoon() {
        assertThat(STAR_HASH.plus('*', 100, 3000).plus('#', 2000, 3000).complete())
                .isTrue();
        assertThat(STAR_HASH.plus('#', 100, 3000).plus('*', 2000, 3000).complete())
                .isFalse();
        assertThat(STAR_HASH.plus('*', 100, 3000).plus('#', 3200, 3000).complete())
                .isFalse();
    }

    @Test
    void onlyTheLastKeysCount() {
        assertThat(STAR_HASH
                        .plus('*', 100, 3000)
                        .plus('*', 200, 3000)
                        .plus('#', 300, 3000)
                        .complete())
                .isTrue();
        assertThat(STAR_HASH
                        .plus('*', 100, 3000)
                        .plus('5', 200, 3000)
                        .plus('#', 300, 3000)
                        .complete())
                .isFalse();
    }

    @Test
    void afterItWasPressedItHasToBePressedAgain() {
        var pressed = STAR_HASH.plus('*', 100, 3000).plus('#', 200, 3000).again();
        assertThat(pressed.complete()).isFalse();
        assertThat(pressed.plus('#', 300, 3000).complete()).isFalse();
    }

    @Test
    void noneIsNeverPressed() {
        var none = KeySequence.configured(VirtualCall.config(Map.of("parley.call.recording-keys", "none")));
        assertThat(none.complete()).isFalse();
        assertThat(none.plus('*', 1, 3000).plus('#', 2, 3000).complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "99", "*", "*12345", "*a", " ", "0#"})
    void whatCouldBeAnAnswerIsRefused(String keys) {
        var config = VirtualCall.config(Map.of("parley.call.recording-keys", keys));
        assertThatThrownBy(() -> KeySequence.configured(config)).hasMessageContaining("parley.call.recording-keys is");
    }
}
