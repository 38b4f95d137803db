/** Ollama's {@code /api/chat}, streamed. */
@NullMarked
package dev.parley.model.ollama;

import org.jspecify.annotations.NullMarked;
