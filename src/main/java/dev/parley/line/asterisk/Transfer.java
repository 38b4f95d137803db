package dev.parley.line.asterisk;

import dev.parley.line.LineException;
import io.smallrye.mutiny.Uni;

/** Sends a caller on in the dialplan, for good. Lives on the call's context, but for {@link #isDone}. */
final class Transfer {
    private final AriCommands ari;
    private final String caller;
    private final String context;
    private final Lease lease;
    private volatile boolean done;

    /** @param context the dialplan's, of the extensions that a caller may be sent to */
    Transfer(AriCommands ari, String caller, String context, Lease lease) {
        this.ari = ari;
        this.caller = caller;
        this.context = context;
        this.lease = lease;
    }

    /** Fails with the caller still here. Asterisk would hang up on a caller who is sent to nowhere, so it is asked first. */
    Uni<Void> to(String extension) {
        if (!HandOver.isExtension(extension)) {
            return Uni.createFrom().failure(new LineException("\"" + extension + "\" is no extension of a dialplan."));
        }
        return ari.hasExtension(caller, context, extension)
                .chain(there -> there
                        ? lease.release(caller).onFailure().recoverWithNull()
                        : Uni.createFrom().failure(nowhere(extension)))
                // before Asterisk tells that the channel has left us
                .invoke(() -> done = true)
                .chain(() -> ari.continueAt(caller, context, extension))
                .onFailure()
                .invoke(() -> done = false);
    }

    private LineException nowhere(String extension) {
        return new LineException("There is no extension " + extension + " in the dialplan's context " + context
                + ". Check parley.call.transfer and parley.asterisk.transfer-context.");
    }

    /** Whether the caller's channel is nobody's business here any more. Callable from anywhere. */
    boolean isDone() {
        return done;
    }
}
