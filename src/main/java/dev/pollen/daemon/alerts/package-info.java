/**
 * Tells people of trouble: looks at the engine now and then, gathers what is new, and starts a run
 * of a recipe that {@code alerts} in {@code pollen.yaml} stands for. Enter at {@code Alerts}.
 */
package dev.pollen.daemon.alerts;
