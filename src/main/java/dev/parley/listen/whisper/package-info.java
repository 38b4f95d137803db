/** Servers that speak the transcription format of OpenAI: faster-whisper (speaches), whisper.cpp, OpenAI itself. */
@NullMarked
package dev.parley.listen.whisper;

import org.jspecify.annotations.NullMarked;
