// Whether a value is what its variable's DataType and ValueRank promise.

import client from 'node-opcua-client';
import { Class, Ref, Type, idOf } from './names.mjs';
import { targets } from './snapshot.mjs';

const { DataType, VariantArrayType } = client;

const EXTENSION_OBJECT = 22;
const INT32 = 6;
const BUILT_IN_MAX = 25;

/** Built-in types by their number, which is also the number of their DataType node. */
function builtIn(number) {
  return `i=${number}`;
}

/** What is wrong, or undefined. A value that is null or not Good is not judged here. */
export function valueProblem(space, node) {
  const type = idOf(node.attributes.get('DataType')?.value?.value ?? 'i=0');
  const rank = node.attributes.get('ValueRank')?.value?.value;
  if (space.nodes.get(type)?.nodeClass !== Class.DataType) {
    return `its DataType ${type} is no data type`;
  }
  if (typeof rank !== 'number' || rank < -3) {
    return `its ValueRank is ${rank}`;
  }
  const data = node.attributes.get('Value');
  const variant = data?.value;
  if (!data?.statusCode?.isGood() || !variant || variant.dataType === DataType.Null) {
    return undefined;
  }
  return typeProblem(space, variant, type) ?? rankProblem(variant, rank);
}

function typeProblem(space, variant, type) {
  const { types } = space;
  if (type === Type.BaseDataType) {
    return undefined;
  }
  if (variant.dataType === EXTENSION_OBJECT) {
    return structureProblem(space, variant, type);
  }
  if (types.isA(type, Type.Enumeration)) {
    return variant.dataType === INT32 ? undefined : wrong(space, variant.dataType, type);
  }
  // Number and its like are abstract: the value is of a type below them. Duration and its like
  // are names for a built-in type: the value is of a type above them.
  const concrete = types.line(type).find(isBuiltIn);
  const fits =
    concrete !== undefined && concrete !== Type.BaseDataType
      ? builtIn(variant.dataType) === concrete || types.isA(builtIn(variant.dataType), type)
      : types.isA(builtIn(variant.dataType), type);
  return fits ? undefined : wrong(space, variant.dataType, type);
}

function isBuiltIn(id) {
  const number = /^i=(\d+)$/.exec(id)?.[1];
  return number !== undefined && Number(number) <= BUILT_IN_MAX;
}

function wrong(space, dataType, type) {
  return `its value is ${DataType[dataType]}, its DataType ${space.name(type)}`;
}

function structureProblem(space, variant, type) {
  const list =
    variant.arrayType === VariantArrayType.Scalar ? [variant.value] : [...variant.value];
  for (const each of list.filter((one) => one !== null && one !== undefined)) {
    const said = structureType(space, each);
    if (!space.types.isA(said, type)) {
      return `its value is a structure ${said && space.name(said)}, its DataType ${space.name(type)}`;
    }
  }
  return undefined;
}

/** The data type of a structure: told by the decoder, or found from the encoding it came in. */
function structureType(space, value) {
  const decoded = value.schema?.dataTypeNodeId;
  if (decoded && !decoded.isEmpty?.()) {
    return idOf(decoded);
  }
  const encoding = value.nodeId && space.nodes.get(idOf(value.nodeId));
  return encoding ? targets(encoding, false, Ref.HasEncoding)[0] : value.nodeId && idOf(value.nodeId);
}

function rankProblem(variant, rank) {
  const has =
    variant.arrayType === VariantArrayType.Scalar
      ? 0
      : variant.arrayType === VariantArrayType.Array
        ? 1
        : (variant.dimensions?.length ?? 1);
  const fits =
    rank === -2 ||
    (rank === -1 && has === 0) ||
    (rank === -3 && has <= 1) ||
    (rank === 0 && has >= 1) ||
    (rank >= 1 && has === rank);
  return fits ? undefined : `its value has ${has} dimensions, its ValueRank is ${rank}`;
}
