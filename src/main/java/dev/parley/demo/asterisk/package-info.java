/** A private Asterisk for development, demo and tests, and the programs of Debian that go with it. */
@NullMarked
package dev.parley.demo.asterisk;

import org.jspecify.annotations.NullMarked;
