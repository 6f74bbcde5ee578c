import { SCENARIO_WORDS } from './churn/scenario';
import { SIMULATION_WORDS } from './churn/simulation';
import { CIDR_WORDS } from './cidrs';
import { FORECAST_WORDS } from './forecast/forecast';
import { FORECAST_GROUP_WORDS } from './forecast/forecast-groups';
import { FORECAST_PLACE_WORDS } from './forecast/forecast-places';
import { FORECAST_SUBNET_WORDS } from './forecast/forecast-subnets';
import { GROUP_POD_WORDS } from './forecast/group-pods';
import { INSTANCE_TYPE_WORDS } from './instance-types';
import { NODE_OPTION_WORDS } from './node-options';
import { NUMBER_WORDS } from './numbers';
import { PLAN_RISK_WORDS } from './plan/plan-risks';
import { SHORTAGE_WORDS } from './plan/shortages';
import { POD_COUNT_WORDS } from './pod-counts';
import { USED_ADDRESS_WORDS } from './used-addresses';
import { VALUE_WORDS } from './values';
import { VPC_BLOCK_WORDS } from './vpc-blocks';
import { WARM_TARGET_WORDS } from './warm-targets';
import { Wording } from '../wording';

/** All wordings, by the file and the name that they have there. */
export const ALL_WORDS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  'cidrs': CIDR_WORDS,
  'forecast': FORECAST_WORDS,
  'forecast-groups': FORECAST_GROUP_WORDS,
  'forecast-places': FORECAST_PLACE_WORDS,
  'forecast-subnets': FORECAST_SUBNET_WORDS,
  'group-pods': GROUP_POD_WORDS,
  'instance-types': INSTANCE_TYPE_WORDS,
  'node-options': NODE_OPTION_WORDS,
  'numbers': NUMBER_WORDS,
  'plan-risks': PLAN_RISK_WORDS,
  'pod-counts': POD_COUNT_WORDS,
  'used-addresses': USED_ADDRESS_WORDS,
  'values': VALUE_WORDS,
  'vpc-blocks': VPC_BLOCK_WORDS,
  'warm-targets': WARM_TARGET_WORDS,
  'scenario': SCENARIO_WORDS,
  'shortages': SHORTAGE_WORDS,
  'simulation': SIMULATION_WORDS,
};
