package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Duration START = Duration.ofSeconds(100);

    private final Audience audience = new Audience(1000, Duration.ofSeconds(30));

    @Test
    void everyPageIsToldInOrder() {
        var one = joined("one", true);
        var other = joined("other", true);

        audience.tell("first");
        audience.tell("second");

        assertThat(one.received).containsExactly("first", "second");
        assertThat(other.received).containsExactly("first", "second");
    }

    @Test
    void aPageThatTakesNothingIsLetGoWhileTheOthersGoOn() {
        var slow = joined("slow", false);
        var quick = joined("quick", true);

        for (var i = 0; i < 20; i++) {
            audience.tell("x".repeat(100));
        }

        assertThat(slow.closed).hasSize(1);
        assertThat(slow.received).hasSize(11);
        assertThat(quick.closed).isEmpty();
        assertThat(quick.received).hasSize(20);
    }

    @Test
    void aPageThatLeavesPingsUnansweredIsLetGo() {
        var silent = joined("silent", true);
        var alive = joined("alive", true);

        audience.heard("alive", START.plusSeconds(20));
        audience.beat("beat", START.plusSeconds(30));
        assertThat(silent.closed).isEmpty();

        audience.beat("beat", START.plusSeconds(31));
        assertThat(silent.closed).hasSize(1);
        assertThat(alive.closed).isEmpty();
        assertThat(alive.pings).isEqualTo(2);
    }

    @Test
    void aPageThatLeftIsNotToldAnyMore() {
        var page = joined("page", true);
        audience.leave("page");
        audience.tell("late");

        assertThat(page.received).isEmpty();
        assertThat(audience.isEmpty()).isTrue();
    }

    @Test
    void aSocketThatBreaksDoesNotDisturbTheOthers() {
        audience.join(new Viewer("broken", new Broken(), START));
        var other = joined("other", true);

        audience.tell("news");
        audience.beat("beat", START.plusSeconds(1));

        assertThat(other.received).containsExactly("news", "beat");
    }

    private Page joined(String id, boolean takes) {
        var page = new Page(takes);
        audience.join(new Viewer(id, page, START));
        return page;
    }

    /** The far end of a socket, which takes what it is sent or lets it pile up. */
    private static final class Page implements Viewer.Socket {
        private final boolean takes;
        private final List<String> received = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();
        private int pings;

        private Page(boolean takes) {
            this.takes = takes;
        }

        @Override
        public Uni<Void> send(String text) {
            received.add(text);
            return takes ? Uni.createFrom().voidItem() : Uni.createFrom().nothing();
        }

        @Override
        public Uni<Void> ping() {
            pings++;
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> close(String reason) {
            closed.add(reason);
            return Uni.createFrom().voidItem();
        }
    }

    private static final class Broken implements Viewer.Socket {
        @Override
        public Uni<Void> send(String text) {
            return Uni.createFrom().failure(new IllegalStateException("The socket is closed."));
        }

        @Override
        public Uni<Void> ping() {
            return send("");
        }

        @Override
        public Uni<Void> close(String reason) {
            return send("");
        }
    }
}
