package dev.parley.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** The open pages. None of them can hold up the others or the calls. Changeable; used on one thread only. */
final class Audience {
    private static final Logger LOG = Logger.getLogger(Audience.class);

    private final Map<String, Viewer> viewers = new LinkedHashMap<>();
    private final long backlog;
    private final Duration patience;

    /** @param backlog in characters; @param patience how long a page may leave pings unanswered */
    Audience(long backlog, Duration patience) {
        this.backlog = backlog;
        this.patience = patience;
    }

    boolean isEmpty() {
        return viewers.isEmpty();
    }

    void join(Viewer viewer) {
        viewers.put(viewer.id(), viewer);
    }

    void leave(String id) {
        viewers.remove(id);
    }

    void heard(String id, Duration now) {
        var viewer = viewers.get(id);
        if (viewer != null) {
            viewer.heard(now);
        }
    }

    void tell(String text) {
        viewers.values().forEach(viewer -> viewer.send(text));
        letGo(viewer -> viewer.behind() > backlog, "it takes messages too slowly");
    }

    void beat(String text, Duration now) {
        letGo(viewer -> viewer.silentSince(now).compareTo(patience) > 0, "it has fallen silent");
        tell(text);
        viewers.values().forEach(Viewer::ping);
    }

    private void letGo(Predicate<Viewer> hopeless, String why) {
        viewers.values().removeIf(viewer -> {
            if (!hopeless.test(viewer)) {
                return false;
            }
            LOG.infof("A live page is let go because %s; it will connect again.", why);
            viewer.close(why);
            return true;
        });
    }
}
