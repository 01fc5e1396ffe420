package dev.pollen.daemon.alerts;

import dev.pollen.daemon.config.AlertSettings.Trouble;

/**
 * One thing that a person should know.
 *
 * @param key names the cause, the same as long as it lasts
 * @param count how often, where that can grow; a cause that grew is told again
 */
record Concern(Trouble trouble, String key, String words, long count) {}
