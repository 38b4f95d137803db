package dev.parley.aftercall;

import dev.parley.access.Faults;
import dev.parley.access.TeamId;
import dev.parley.access.WrongInput;
import dev.parley.aftercall.recording.Place;
import dev.parley.aftercall.recording.Recordings;
import dev.parley.crm.CrmConfig;
import dev.parley.desk.LeadDesk;
import dev.parley.journal.PastCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;

/** What has to be true of an event before it is accepted: its lead is the team's, and so is its recording. Thread-safe. */
@Singleton
class Admission {
    private final Recordings recordings;
    private final PastCalls calls;
    private final LeadDesk desk;
    private final boolean leadsAreOurs;

    Admission(Recordings recordings, PastCalls calls, LeadDesk desk, CrmConfig crmConfig) {
        this.recordings = recordings;
        this.calls = calls;
        this.desk = desk;
        leadsAreOurs = CrmConfig.ownDesk(crmConfig);
    }

    /** Fails with a problem document that names the field. */
    Uni<Claim> check(TeamId team, CallEnded event) {
        var faults = new Faults();
        event.recording().flatMap(recordings::fault).ifPresent(fault -> faults.add("recordingUrl", fault));
        event.transcript().flatMap(recordings::fault).ifPresent(fault -> faults.add("transcriptUrl", fault));
        faults.throwIfAny();
        return lead(team, event)
                .chain(() -> claimed("recordingUrl", team, event, event.recording()))
                .chain(recording -> claimed("transcriptUrl", team, event, event.transcript())
                        .map(transcript -> new Claim(recording, transcript)));
    }

    /** Leads of another CRM are known there only. */
    private Uni<Void> lead(TeamId team, CallEnded event) {
        return leadsAreOurs
                ? desk.features(team, event.leadId())
                        .replaceWithVoid()
                        .onFailure(NotFoundException.class)
                        .transform(none -> new WrongInput("leadId", "is not the id of a lead"))
                : Uni.createFrom().voidItem();
    }

    private Uni<Optional<Place>> claimed(String field, TeamId team, CallEnded event, Optional<String> address) {
        return address.map(recordings::place)
                .map(found ->
                        found.call(place -> ours(field, team, event, place)).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** A recording that Parley made itself belongs to the lead of that call and to nobody else. */
    private Uni<Void> ours(String field, TeamId team, CallEnded event, Place place) {
        var file = place.file().filter(calls::keeps);
        return file.isEmpty()
                ? Uni.createFrom().voidItem()
                : calls.leadOf(team, file.get())
                        .invoke(lead -> {
                            if (lead.isEmpty() || lead.getAsLong() != event.leadId()) {
                                throw new WrongInput(field, "is not the recording of a call of this lead");
                            }
                        })
                        .replaceWithVoid();
    }
}
