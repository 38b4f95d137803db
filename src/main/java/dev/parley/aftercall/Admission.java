package dev.parley.aftercall;

import dev.parley.access.TeamId;
import dev.parley.aftercall.recording.Recordings;
import dev.parley.desk.LeadDesk;
import dev.parley.journal.PastCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What has to be true of an event before it is accepted: its lead is the team's, and so is its recording. Thread-safe. */
@Singleton
class Admission {
    private static final String OWN_DESK = "desk";

    private final Recordings recordings;
    private final PastCalls calls;
    private final LeadDesk desk;
    private final boolean leadsAreOurs;

    Admission(
            Recordings recordings,
            PastCalls calls,
            LeadDesk desk,
            @ConfigProperty(name = "parley.crm.target", defaultValue = OWN_DESK) String target) {
        this.recordings = recordings;
        this.calls = calls;
        this.desk = desk;
        leadsAreOurs = target.equals(OWN_DESK);
    }

    /** Fails with a problem document that names the field. */
    Uni<Void> check(TeamId team, CallEnded event) {
        var faults = new Faults();
        event.recording().flatMap(recordings::fault).ifPresent(fault -> faults.add("recordingUrl", fault));
        event.transcript().flatMap(recordings::fault).ifPresent(fault -> faults.add("transcriptUrl", fault));
        faults.throwIfAny();
        return lead(team, event)
                .chain(() -> ours("recordingUrl", team, event, event.recording().orElse("")))
                .chain(() ->
                        ours("transcriptUrl", team, event, event.transcript().orElse("")));
    }

    /** Leads of another CRM are known there only. */
    private Uni<Void> lead(TeamId team, CallEnded event) {
        return leadsAreOurs
                ? desk.features(team, event.leadId())
                        .replaceWithVoid()
                        .onFailure(NotFoundException.class)
                        .transform(none -> Faults.one("leadId", "is not the id of a lead"))
                : Uni.createFrom().voidItem();
    }

    /** A recording that Parley made itself belongs to the lead of that call and to nobody else. */
    private Uni<Void> ours(String field, TeamId team, CallEnded event, String address) {
        var place = address.strip();
        if (!place.toLowerCase(Locale.ROOT).startsWith("file:")) {
            return Uni.createFrom().voidItem();
        }
        var file = Path.of(URI.create(place).getPath());
        return calls.keeps(file)
                ? calls.leadOf(team, file)
                        .invoke(lead -> {
                            if (lead.isEmpty() || lead.getAsLong() != event.leadId()) {
                                throw Faults.one(field, "is not the recording of a call of this lead");
                            }
                        })
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
