/**
 * The modules of Kontor, in the order in which their hooks run. A new one adds its line here, and needs no other outside its folder:
 * see CONTRIBUTING.md.
 */
import access from './access/module.js';
import approval from './approval/module.js';
import automations from './automations/module.js';
import billing from './billing/module.js';
import core from './core/module.js';
import { install } from './core/modules.js';
import customers from './customers/module.js';
import dashboards from './dashboards/module.js';
import dunning from './dunning/module.js';
import employees from './employees/module.js';
import expenses from './expenses/module.js';
import files from './files/module.js';
import mail from './mail/module.js';
import numbers from './numbers/module.js';
import organizations from './organizations/module.js';
import papers from './papers/module.js';
import payments from './payments/module.js';
import projects from './projects/module.js';
import purchases from './purchases/module.js';
import quotes from './quotes/module.js';
import reading from './reading/module.js';
import recurring from './recurring/module.js';
import reminders from './reminders/module.js';
import studio from './studio/module.js';
import tables from './tables/module.js';
import time from './time/module.js';
import views from './views/module.js';

export const MODULES = [
	access,
	reading,
	core,
	tables,
	organizations,
	employees,
	customers,
	projects,
	reminders,
	dashboards,
	views,
	numbers,
	papers,
	approval,
	files,
	mail,
	time,
	expenses,
	purchases,
	billing,
	quotes,
	payments,
	dunning,
	recurring,
	automations,
	studio,
];

install(MODULES);
