package dev.parley.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.audio.Frame;
import dev.parley.speak.Repertoire.Key;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepertoireTest {
    private static final Key HELLO = key("Hello");
    private static final Frame ONE = frame(1);
    private static final Frame TWO = frame(2);
    private static final Frame THREE = frame(3);

    private final Repertoire repertoire = new Repertoire(1_000_000);
    private final AtomicInteger syntheses = new AtomicInteger();
    private final AtomicInteger cancelled = new AtomicInteger();
    private Optional<MultiEmitter<? super Frame>> engine = Optional.empty();

    @Test
    void aSentenceIsMadeOnceAndThenComesFromMemory() {
        var first = listen(Long.MAX_VALUE);
        emit(ONE, TWO);
        engine().complete();
        var second = listen(Long.MAX_VALUE);

        first.assertCompleted().assertItems(ONE, TWO);
        second.assertCompleted().assertItems(ONE, TWO);
        assertThat(syntheses).hasValue(1);
    }

    @Test
    void thoseWhoWantItAtOnceShareOneSynthesisAndHearItFromTheBeginning() {
        var first = listen(Long.MAX_VALUE);
        emit(ONE, TWO);
        var late = listen(Long.MAX_VALUE);
        late.assertItems(ONE, TWO);
        emit(THREE);
        engine().complete();

        first.assertCompleted().assertItems(ONE, TWO, THREE);
        late.assertCompleted().assertItems(ONE, TWO, THREE);
        assertThat(syntheses).hasValue(1);
    }

    @Test
    void eachHearsAtTheirOwnPace() {
        var slow = listen(1);
        var fast = listen(Long.MAX_VALUE);
        emit(ONE, TWO, THREE);
        engine().complete();

        slow.assertItems(ONE).assertNotTerminated();
        fast.assertCompleted();
        slow.request(1).assertItems(ONE, TWO).assertNotTerminated();
        slow.request(1).assertItems(ONE, TWO, THREE).assertCompleted();
    }

    @Test
    void whoLeavesFirstDoesNotStopTheOther() {
        var leaving = listen(Long.MAX_VALUE);
        var staying = listen(Long.MAX_VALUE);
        emit(ONE);
        leaving.cancel();
        emit(TWO);
        engine().complete();

        leaving.assertItems(ONE);
        staying.assertItems(ONE, TWO).assertCompleted();
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void theSynthesisIsCancelledWhenTheLastOneLeavesAndMadeAnewLater() {
        var listener = listen(Long.MAX_VALUE);
        emit(ONE);
        listener.cancel();
        assertThat(cancelled).hasValue(1);

        var later = listen(Long.MAX_VALUE);
        emit(ONE, TWO);
        engine().complete();

        later.assertCompleted().assertItems(ONE, TWO);
        assertThat(syntheses).hasValue(2);
    }

    @Test
    void aFailureReachesAllAndIsNotKept() {
        var first = listen(Long.MAX_VALUE);
        var second = listen(Long.MAX_VALUE);
        emit(ONE);
        engine().fail(new VoiceException("broken"));
        listen(Long.MAX_VALUE);

        first.assertItems(ONE).assertFailedWith(VoiceException.class, "broken");
        second.assertItems(ONE).assertFailedWith(VoiceException.class, "broken");
        assertThat(syntheses).hasValue(2);
    }

    @Test
    void theLongestUnusedGoesFirstWhenTheMemoryIsFull() {
        // ten frames of 160 samples take 3200 bytes and a little more; there is room for two such sentences
        var small = new Repertoire(8_000);
        var ten = IntStream.range(0, 10).mapToObj(RepertoireTest::frame).toList();
        fill(small, "a", ten);
        fill(small, "b", ten);
        fill(small, "a", ten);
        fill(small, "c", ten);

        assertThat(small.find(key("a"))).contains(ten);
        assertThat(small.find(key("b"))).isEmpty();
        assertThat(small.find(key("c"))).contains(ten);
    }

    @Test
    void aSentenceLargerThanTheMemoryIsSaidAndNotKept() {
        var small = new Repertoire(100);

        fill(small, "a", List.of(ONE));

        assertThat(small.find(key("a"))).isEmpty();
    }

    @Test
    void manyWhoComeAndGoOnManyThreadsAllHearEverything() throws InterruptedException {
        var frames = IntStream.range(0, 200).mapToObj(RepertoireTest::frame).toList();
        var together = new CountDownLatch(1);
        var listeners = IntStream.range(0, 16)
                .mapToObj(i -> AssertSubscriber.<Frame>create(i % 3 == 0 ? 1 : Long.MAX_VALUE))
                .toList();
        var threads = IntStream.range(0, 16)
                .mapToObj(i -> Thread.ofPlatform().start(() -> {
                    await(together);
                    repertoire.frames(HELLO, () -> slowly(frames)).subscribe().withSubscriber(listeners.get(i));
                    if (i % 3 == 0) {
                        for (int n = 0; n < 200; n++) {
                            listeners.get(i).request(1);
                        }
                    }
                }))
                .toList();
        together.countDown();
        for (var thread : threads) {
            thread.join();
        }

        listeners.forEach(
                listener -> assertThat(listener.awaitCompletion().getItems()).containsExactlyElementsOf(frames));
        assertThat(syntheses).hasValue(1);
    }

    @Test
    void whatIsFoundNowhereFailsWithItsReason() {
        assertThatThrownBy(() -> repertoire
                        .frames(HELLO, () -> Multi.createFrom().failure(new VoiceException("no voice")))
                        .collect()
                        .asList()
                        .await()
                        .indefinitely())
                .hasMessage("no voice");
    }

    private AssertSubscriber<Frame> listen(long wanted) {
        var listener = AssertSubscriber.<Frame>create(wanted);
        repertoire.frames(HELLO, this::synthesis).subscribe().withSubscriber(listener);
        return listener;
    }

    private Multi<Frame> synthesis() {
        return Multi.createFrom()
                .emitter(emitter -> {
                    syntheses.incrementAndGet();
                    emitter.onTermination(() -> {});
                    engine = Optional.of(emitter);
                })
                .onCancellation()
                .invoke(cancelled::incrementAndGet)
                .map(Frame.class::cast);
    }

    private Multi<Frame> slowly(List<Frame> frames) {
        return Multi.createFrom().emitter(emitter -> {
            syntheses.incrementAndGet();
            Thread.ofPlatform().start(() -> {
                frames.forEach(emitter::emit);
                emitter.complete();
            });
        });
    }

    private MultiEmitter<? super Frame> engine() {
        return engine.orElseThrow();
    }

    private void emit(Frame... frames) {
        for (var frame : frames) {
            engine().emit(frame);
        }
    }

    private static void fill(Repertoire repertoire, String text, List<Frame> frames) {
        repertoire
                .frames(key(text), () -> Multi.createFrom().iterable(frames))
                .collect()
                .asList()
                .await()
                .indefinitely();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Key key(String text) {
        return new Key("test", 8000, new Sentence(text, "en"));
    }

    private static Frame frame(int value) {
        var samples = new short[160];
        samples[0] = (short) value;
        return new Frame(samples, 8000);
    }
}
