package dev.parley.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionsTest {
    @TempDir
    Path home;

    private final List<String> diary = new ArrayList<>();
    private final TreeMap<String, Map.Entry<Map<String, String>, Runnable>> memory = new TreeMap<>();
    private boolean wanted = true;

    @AfterEach
    void stop() {
        companions().stop();
    }

    @Test
    void lowOrdersStartFirstAndStopLast() {
        var companions = companions(new Noted("late", 900), new Noted("early", 5), new Noted("middle", 70));
        companions.start(TestSurroundings.in(home));
        companions.stop();
        assertThat(diary)
                .containsExactly(
                        "early starts", "middle starts", "late starts", "late stops", "middle stops", "early stops");
    }

    @Test
    void whatTheyContributeIsASystemPropertyUntilTheyStop() {
        var companions = companions(new Noted("one", 1));
        companions.start(TestSurroundings.in(home));
        assertThat(System.getProperty("parley.test.one")).isEqualTo("here");
        companions.stop();
        assertThat(System.getProperty("parley.test.one")).isNull();
    }

    @Test
    void aLiveReloadKeepsWhatRunsAndItsKeys() {
        companions(new Noted("one", 1)).start(TestSurroundings.in(home));
        companions(new Noted("one", 1), new Noted("two", 2)).start(TestSurroundings.in(home));
        assertThat(diary).containsExactly("one starts", "two starts");
        assertThat(System.getProperty("parley.test.one")).isEqualTo("here");
    }

    @Test
    void aLiveReloadStopsWhatIsNoLongerWanted() {
        companions(new Noted("one", 1)).start(TestSurroundings.in(home));
        wanted = false;
        companions(new Noted("one", 1)).start(TestSurroundings.in(home));
        assertThat(diary).containsExactly("one starts", "one stops");
        assertThat(System.getProperty("parley.test.one")).isNull();
    }

    @Test
    void whatOneContributesDoesNotLookConfiguredToItselfAfterALiveReload() {
        var properties = new Noted("one", 1) {
            @Override
            public boolean wanted(Surroundings surroundings) {
                return System.getProperty("parley.test.one") == null;
            }
        };
        companions(properties).start(TestSurroundings.in(home));
        companions(properties).start(TestSurroundings.in(home));
        assertThat(diary).containsExactly("one starts");
    }

    @Test
    void theStartGoesOnWithoutOneThatFails() {
        companions(new Failing(new IllegalStateException("no asterisk")), new Noted("after", 50))
                .start(TestSurroundings.in(home));
        assertThat(diary).containsExactly("failing stops", "after starts");
    }

    @Test
    void withoutAnIndispensableOneNothingKeepsRunning() {
        var companions = companions(
                new Noted("before", 1), new Failing(new StartException("no database")), new Noted("after", 50));
        assertThatThrownBy(() -> companions.start(TestSurroundings.in(home))).hasMessage("no database");
        assertThat(diary).containsExactly("before starts", "failing stops", "before stops");
    }

    @Test
    void theDatabaseAndRedisAreFoundOnTheClassPath() {
        assertThat(Companions.known()).extracting(Companion::name).contains("postgres", "redis");
    }

    private Companions companions(Companion... known) {
        return new Companions(List.of(known), memory);
    }

    private class Noted implements Companion {
        private final String name;
        private final int order;

        Noted(String name, int order) {
            this.name = name;
            this.order = order;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public boolean wanted(Surroundings surroundings) {
            return wanted;
        }

        @Override
        public Map<String, String> start(Surroundings surroundings) {
            diary.add(name + " starts");
            return Map.of("parley.test." + name, "here");
        }

        @Override
        public void stop() {
            diary.add(name + " stops");
        }
    }

    private final class Failing extends Noted {
        private final RuntimeException fault;

        Failing(RuntimeException fault) {
            super("failing", 10);
            this.fault = fault;
        }

        @Override
        public Map<String, String> start(Surroundings surroundings) {
            throw fault;
        }
    }
}
