package dev.parley.aftercall;

import dev.parley.access.Sha256;
import dev.parley.aftercall.recording.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The recording and the transcript that an event tells of: from then on they are those of its lead. */
record Claim(Optional<Place> recording, Optional<Place> transcript) {
    static final Claim NOTHING = new Claim(Optional.empty(), Optional.empty());

    /** As it is kept: a hash, since an address may hold a secret. */
    static byte @Nullable [] kept(Optional<Place> place) {
        return place.map(it -> Sha256.of(it.text())).orElse(null);
    }
}
