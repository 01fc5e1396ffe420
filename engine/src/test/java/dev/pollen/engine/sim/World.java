package dev.pollen.engine.sim;

import dev.pollen.engine.Limits;
import dev.pollen.engine.kit.SimClock;
import dev.pollen.engine.kit.SimTime;
import dev.pollen.engine.kit.Unheard;
import dev.pollen.engine.outcome.EngineMeters;

/** What outlives every process of one schedule. */
record World(
    Dice dice,
    SimTime time,
    SimClock clock,
    SimSystem system,
    Meter meter,
    Truth truth,
    Trace trace,
    Limits limits,
    Figures figures,
    EngineMeters meters,
    Unheard unheard) {}
