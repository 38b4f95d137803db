package dev.parley.web;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * One open page, and how far it is behind. Sending never waits: what a page has not taken yet is counted, and the
 * {@link Audience} lets a page go that is too far behind or has fallen silent. Any thread.
 */
final class Viewer {
    private static final Logger LOG = Logger.getLogger(Viewer.class);

    /** The page's end of the socket. */
    interface Socket {
        Uni<Void> send(String text);

        Uni<Void> ping();

        Uni<Void> close(String reason);
    }

    private final String id;
    private final Socket socket;
    private final AtomicLong behind = new AtomicLong();
    private final AtomicLong heardAt;

    Viewer(String id, Socket socket, Duration now) {
        this.id = id;
        this.socket = socket;
        this.heardAt = new AtomicLong(now.toNanos());
    }

    String id() {
        return id;
    }

    void send(String text) {
        behind.addAndGet(text.length());
        socket.send(text)
                .subscribe()
                .with(done -> behind.addAndGet(-text.length()), failure -> LOG.debug("A page is gone.", failure));
    }

    void ping() {
        socket.ping().subscribe().with(done -> {}, failure -> LOG.debug("A page is gone.", failure));
    }

    void close(String reason) {
        socket.close(reason).subscribe().with(done -> {}, failure -> LOG.debug("A page is gone.", failure));
    }

    /** The page answered a ping. */
    void heard(Duration now) {
        heardAt.set(now.toNanos());
    }

    /** Characters that were sent and have not left yet. */
    long behind() {
        return behind.get();
    }

    Duration silentSince(Duration now) {
        return now.minusNanos(heardAt.get());
    }
}
