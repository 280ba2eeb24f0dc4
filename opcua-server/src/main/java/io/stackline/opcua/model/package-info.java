/**
 * What a line, its presses, recipes and runs look like as nodes: instances of the companion models'
 * types (LADS, DI, Machinery) and of ours. Node ids are stable paths of ids, such as {@code
 * s=press/P1/Force}; the namespace index is never part of them and is found by its URI.
 *
 * <p>Why a value may be bad, beyond what its board says:
 *
 * <ul>
 *   <li>{@code Bad_WaitingForInitialData}: no reading yet, or not known yet (a run's peak)
 *   <li>{@code Uncertain_LastUsableValue}: scans were missed; the value is the last one seen
 *   <li>{@code Bad_NoCommunication}: the press does not answer
 *   <li>{@code Bad_SensorFailure}: the bridge has found the sensor failed, open or out of range
 *   <li>{@code Bad_NotSupported}: this press has no such sensor, or does not tell this permissive
 *   <li>{@code Bad_StateNotActive}: the state machine inside a state that is not the current one
 *   <li>{@code Uncertain_SensorNotAccurate}: a value that is not to be relied on, for instance of a
 *       load cell that disagrees with the line pressure
 *   <li>{@code Bad_ConfigurationError}: nothing is configured it could be told from: no limits are
 *       loaded in the press, so neither cap nor die is known, or a recipe leaves a dwell open
 * </ul>
 *
 * <p>A press's {@code Connection} and {@code Remark} are our own knowledge and stay good when the
 * press is lost.
 */
@NullMarked
package io.stackline.opcua.model;

import org.jspecify.annotations.NullMarked;
