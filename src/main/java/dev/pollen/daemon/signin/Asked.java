package dev.pollen.daemon.signin;

import dev.pollen.engine.spi.SignIn.Agreement;
import java.time.Instant;

/** A person was asked to agree, and has not answered yet. */
record Asked(String connection, Agreement agreement, Instant until) {}
