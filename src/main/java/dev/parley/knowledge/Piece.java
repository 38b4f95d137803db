package dev.parley.knowledge;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A piece of a document without its vector. */
@RegisterForReflection
record Piece(long id, String source, int position, String text) {}
