package dev.parley.aftercall.recording;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an address leads, however it is spelled: two spellings of one recording are one place, two recordings two.
 *
 * @param text tells places apart; for comparing only
 * @param file the real path, with every link followed, when the address is that of a file
 */
public record Place(String text, Optional<Path> file) {}
