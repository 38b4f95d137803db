package dev.parley.qualify;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.attribute.FileTime;

/**
 * The profile in force. A bad one stops the start of the application with a sentence. In dev mode the file is read again
 * when it has changed; a change that cannot be used is logged and the last good profile stays. Any thread.
 */
@ApplicationScoped
public class Profiles {
    private static final Logger LOG = System.getLogger(Profiles.class.getName());

    private record Read(Profile profile, FileTime changedAt) {}

    private final ProfileFile file;
    private final boolean reloads;
    private volatile Read read;

    @Inject
    Profiles(QualifySettings settings) {
        this(settings.profile(), LaunchMode.current() == LaunchMode.DEVELOPMENT);
    }

    Profiles(String name, boolean reloads) {
        this.file = ProfileFile.named(name);
        this.reloads = reloads;
        this.read = new Read(file.read(), file.changedAt());
    }

    /** For calls that begin now; a call keeps the profile that it began with. */
    public Profile current() {
        if (reloads) {
            var changedAt = file.changedAt();
            if (!changedAt.equals(read.changedAt())) {
                read = again(changedAt);
            }
        }
        return read.profile();
    }

    private Read again(FileTime changedAt) {
        try {
            var profile = file.read();
            LOG.log(Level.INFO, "The profile {0} has changed and is in force from the next call on.", file.name());
            return new Read(profile, changedAt);
        } catch (ProfileException e) {
            LOG.log(Level.WARNING, "{0} Until then the profile stays as it was.", e.getMessage());
            return new Read(read.profile(), changedAt);
        }
    }

    void atStart(@Observes Startup started) {
        LOG.log(Level.INFO, "The agent asks by the profile {0}.", current().id());
    }
}
