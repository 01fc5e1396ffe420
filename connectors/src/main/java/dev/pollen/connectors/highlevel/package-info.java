/**
 * HighLevel: what its catalog files cannot say, on top of {@link dev.pollen.connectors.http}. The
 * entry point is {@link dev.pollen.connectors.highlevel.HighLevelConnector}.
 */
package dev.pollen.connectors.highlevel;
