// The few nodes of the base model a judge must know by number (OPC 10000-6, NodeIds.csv).

export const Ref = {
  HierarchicalReferences: 'i=33',
  Organizes: 'i=35',
  HasModellingRule: 'i=37',
  HasEncoding: 'i=38',
  HasTypeDefinition: 'i=40',
  GeneratesEvent: 'i=41',
  Aggregates: 'i=44',
  HasSubtype: 'i=45',
  AlwaysGeneratesEvent: 'i=3065',
  HasInterface: 'i=17603',
};

export const Rule = { Mandatory: 'i=78' };

export const Type = {
  BaseDataType: 'i=24',
  Number: 'i=26',
  Integer: 'i=27',
  UInteger: 'i=28',
  Enumeration: 'i=29',
  Structure: 'i=22',
  BaseAnalogType: 'i=15318',
  AnalogItemType: 'i=2368',
  AnalogUnitType: 'i=17497',
  AnalogUnitRangeType: 'i=17570',
};

export const Class = {
  Object: 1,
  Variable: 2,
  Method: 4,
  ObjectType: 8,
  VariableType: 16,
  ReferenceType: 32,
  DataType: 64,
  View: 128,
};

export const ROOT = 'i=84';

/** An id as one string, the same for NodeId and ExpandedNodeId of this server. */
export function idOf(nodeId) {
  const text = nodeId.toString();
  return text.startsWith('ns=0;') ? text.slice(5) : text;
}

/** A browse name with its namespace, so that equal words of two models stay apart. */
export function nameOf(browseName) {
  return browseName.namespaceIndex === 0
    ? String(browseName.name)
    : `${browseName.namespaceIndex}:${browseName.name}`;
}
