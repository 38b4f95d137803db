/**
 * Models with the inputs and outputs of smart-turn v3 (github.com/pipecat-ai/smart-turn), which hear whether a turn is
 * over.
 */
@NullMarked
package dev.parley.call.smartturn;

import org.jspecify.annotations.NullMarked;
