/** Words and themes do not meet: what holds in English and light, and in Chinese and dark, holds in the other two pairs. */
import { looksBarNobody } from './axe-walk.ts';

looksBarNobody({ language: 'en', theme: 'light' });
